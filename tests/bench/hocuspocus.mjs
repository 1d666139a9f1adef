// hocuspocus that keeps each update in SQLite, in full durability: what came in one turn of the loop is one commit.
//   node hocuspocus.mjs PACKAGES PORT DATABASE
import { createRequire } from "node:module"
import { DatabaseSync } from "node:sqlite"
import { pathToFileURL } from "node:url"

const [packages, port, path] = process.argv.slice(2)
const main = createRequire(`${packages}/`).resolve("@hocuspocus/server").replace(/\.cjs$/, ".esm.js")
const { Server } = await import(pathToFileURL(main).href)

const database = new DatabaseSync(path)
database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
database.exec("CREATE TABLE document_update (number INTEGER PRIMARY KEY, document TEXT, at INTEGER, data BLOB)")
const keep = database.prepare("INSERT INTO document_update (document, at, data) VALUES (?, ?, ?)")
let waiting = []

function commit() {
  database.exec("BEGIN IMMEDIATE")
  for (const { documentName, update } of waiting) keep.run(documentName, Date.now(), update)
  database.exec("COMMIT")
  waiting = []
}

async function onChange(change) {
  if (!waiting.length) setImmediate(commit)
  waiting.push(change)
}

const server = new Server({ port: Number(port), address: "127.0.0.1", quiet: true, stopOnSignals: false, onChange })
await server.listen()
