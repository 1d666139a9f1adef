// What a page stands on: a device that keeps things, and a connection whose other end the test holds.

/** The storage of one browser. Who listens hears what was changed; `before` is what another tab does just before. */
export class Device {
  kept = new Map()
  listeners = []
  before = null

  get length() {
    return this.kept.size
  }

  /** A browser promises no order. */
  key(place) {
    return [...this.kept.keys()].reverse()[place] ?? null
  }

  getItem(key) {
    return this.kept.get(key) ?? null
  }

  setItem(key, text) {
    this.#meanwhile()
    this.kept.set(key, text)
    this.listeners.forEach((listen) => listen(key))
  }

  removeItem(key) {
    this.#meanwhile()
    this.kept.delete(key)
    this.listeners.forEach((listen) => listen(key))
  }

  #meanwhile() {
    const before = this.before
    this.before = null
    before?.()
  }
}

/** Everything that is on its way between promises has arrived. */
export const arrived = () => new Promise((resolve) => setImmediate(resolve))

/** As much of a Socket.IO client's socket as a page uses, and of fetch. */
export class Wire {
  connected = false
  active = true
  tries = 0
  emitted = []
  asked = []
  fetching = []
  listeners = {}
  io = { opts: {}, acts: {}, on: (name, act) => (this.io.acts[name] = act), begins: (name) => this.io.acts[name]() }

  constructor() {
    globalThis.fetch = () => new Promise((resolve, reject) => this.fetching.push({ resolve, reject }))
  }

  on(name, act) {
    this.listeners[name] = act
  }

  emit(...packet) {
    this.emitted.push(packet)
  }

  timeout() {
    return this
  }

  emitWithAck(name, data) {
    return new Promise((resolve, reject) => this.asked.push({ name, data, resolve, reject, open: true }))
  }

  connect() {
    this.tries += 1
  }

  // The other end

  tells(name, data) {
    this.listeners[name](data)
  }

  connects() {
    this.connected = this.active = true
    this.tells("connect")
  }

  /** The listeners hear of it first, and then whoever waits for an answer. */
  disconnects(reason = "transport close") {
    this.connected = false
    this.tells("disconnect", reason)
    this.asked.filter((asked) => asked.open).forEach((asked) => this.#close(asked).reject(new Error(reason)))
  }

  isRefused(code) {
    this.active = false
    this.tells("connect_error", new Error(code))
  }

  open(name) {
    return this.asked.filter((asked) => asked.open && asked.name === name).length
  }

  last(name) {
    return this.asked.findLast((asked) => asked.name === name).data
  }

  /** Answer the oldest that waits; null is no answer in time. */
  async answers(name, answer) {
    const asked = this.#close(this.asked.find((one) => one.open && one.name === name))
    answer ? asked.resolve(answer) : asked.reject(new Error("timeout"))
    await arrived()
  }

  get fetches() {
    return this.fetching.length
  }

  /** Send the oldest snapshot that was asked for, or this one; null is a lost network. */
  async sends(answer, fetching = this.fetching[0]) {
    this.fetching.splice(this.fetching.indexOf(fetching), 1)
    const response = answer instanceof Response ? answer : answer && Response.json(answer)
    response ? fetching.resolve(response) : fetching.reject(new TypeError("Failed to fetch"))
    await arrived()
  }

  #close(asked) {
    asked.open = false
    return asked
  }
}
