"""What a box of votes comes to where a rule judges it, pure: motions, consents, scores, common ground."""
