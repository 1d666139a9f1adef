"""A network that a test can cut, and hold back, for one browser or one of its tabs."""


class Network:
    """What gets through to `place`, a context or a page; only the live connection is ever cut."""

    def __init__(self, place):
        self.is_cut, self.held, self.open = False, None, []
        place.route("**/socket.io/**", lambda route: route.abort() if self.is_cut else route.continue_())
        place.route_web_socket("**/socket.io/**", self.carry)

    def carry(self, page):
        if self.is_cut:
            return page.close()
        server = page.connect_to_server()
        server.on_message(lambda message: self.deliver(page, message))
        self.open.append((page, server))

    def deliver(self, page, message):
        if self.held is None:
            page.send(message)
        else:
            self.held.append((page, message))

    def cut(self):
        """From now on no live connection comes about, and those that stand end."""
        self.is_cut, self.held = True, None
        for page, server in self.open:
            page.close()
            server.close()
        self.open = []

    def restore(self):
        self.is_cut = False

    def hold(self):
        """What the page sends arrives; what the server says waits."""
        self.held = []

    def let_through(self, most=None):
        """Let what was held reach the page, the oldest first; go on holding if that is not all."""
        held = self.held or []
        now, self.held = held[:most], held[most:] if most is not None else None
        for page, message in now:
            page.send(message)
