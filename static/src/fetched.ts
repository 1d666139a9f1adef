// The steps that come after the first ones, in one file that a page fetches when it is live and at rest.
export { CloseStep } from "./closing/close"
export { AdoptStep } from "./deciding/adopt"
export { PrioritiseStep } from "./deciding/prioritise"
export { DeclareStep } from "./declaring/declare"
export { DraftStep } from "./drafting/draft"
export { PeerStep } from "./drafting/peer"
export { UnsentText } from "./drafting/texts"
export { ClusterStep } from "./ideas/cluster"
