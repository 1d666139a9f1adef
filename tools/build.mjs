// Bundle what stands in static/src into static/dist, each name with a hash of its contents. manifest.json says which
// is which, sources.json of which files a page consists at first, and with the parts that are fetched later (there the
// catalogue sees whose words a page needs). With --test, also the modules that are tested in Node, one by one.
import { build } from "esbuild"
import { createHash } from "node:crypto"
import fs from "node:fs"
import path from "node:path"
import { brotliCompressSync, gzipSync } from "node:zlib"

const SOURCE = "static/src"
const TARGET = "static/dist"
const ENTRIES = ["room.tsx", "room.css", "console.tsx", "projector.tsx", "page.ts", "css/main.css"]
const COMMON = { format: "esm", target: "es2022", jsx: "automatic", jsxImportSource: "preact", logLevel: "warning" }

fs.rmSync(TARGET, { recursive: true, force: true })
fs.mkdirSync(TARGET, { recursive: true })
const manifest = { ...(await bundles()), ...pictures() }
const sorted = Object.fromEntries(Object.entries(manifest).sort(([a], [b]) => (a < b ? -1 : 1)))
fs.writeFileSync(`${TARGET}/manifest.json`, JSON.stringify(sorted, null, 1) + "\n")
everyFile(TARGET).forEach(compress)
if (process.argv.includes("--test")) await modulesForTests()

/** Each page is bundled by itself: to share files between pages would give each of them more, and smaller, ones. */
async function bundles() {
  const entries = ENTRIES.map((name) => `${SOURCE}/${name}`).filter((file) => fs.existsSync(file))
  const built = await Promise.all(entries.map(bundled))
  const outputs = Object.assign({}, ...built.map(({ metafile }) => metafile.outputs))
  fs.writeFileSync(`${TARGET}/sources.json`, JSON.stringify(sources(outputs), null, 1) + "\n")
  const made = Object.entries(outputs).filter(([, output]) => output.entryPoint)
  return Object.fromEntries(made.map(([file, output]) => [plainName(output.entryPoint), path.basename(file)]))
}

function bundled(entry) {
  return build({
    ...COMMON,
    entryPoints: [entry],
    outdir: TARGET,
    entryNames: "[name]-[hash]",
    chunkNames: "part-[hash]",
    assetNames: "[name]-[hash]",
    loader: { ".svg": "file", ".woff2": "file" },
    define: { "process.env.NODE_ENV": '"production"' },
    bundle: true,
    splitting: true,
    minify: true,
    metafile: true,
  })
}

/** By page: the sources that come with it (`first`), and those of the parts that it fetches (`later`). */
function sources(outputs) {
  const pages = ENTRIES.filter((name) => name.endsWith(".tsx")).map((name) => [plainName(name), `${SOURCE}/${name}`])
  return Object.fromEntries(
    pages.map(([page, entry]) => {
      const [start] = Object.entries(outputs).find(([, { entryPoint }]) => entryPoint === entry)
      const first = reached(outputs, start, ["import-statement"])
      const all = reached(outputs, start, ["import-statement", "dynamic-import"])
      const later = all.filter((source) => !first.includes(source))
      return [page.replace(".js", ""), { first, later }]
    }),
  )
}

/** The own sources of an output and of all that it imports in one of these ways. */
function reached(outputs, start, ways) {
  const found = new Set([start])
  for (const file of found) outputs[file].imports.forEach(({ path, kind }) => ways.includes(kind) && found.add(path))
  const inputs = [...found].flatMap((file) => Object.keys(outputs[file].inputs))
  return [...new Set(inputs)].filter((file) => file.startsWith(SOURCE)).sort()
}

function plainName(entry) {
  return path.basename(entry).replace(/\.tsx?$/, ".js")
}

/** Pictures are served under a name that changes with them, so that they may be kept for ever. */
function pictures() {
  if (!fs.existsSync(`${SOURCE}/img`)) return {}
  return Object.fromEntries(everyFile(`${SOURCE}/img`).map((file) => [path.relative(SOURCE, file), copied(file)]))
}

function copied(file) {
  const { dir, name, ext } = path.parse(path.relative(SOURCE, file))
  const hash = createHash("sha256").update(fs.readFileSync(file)).digest("hex").slice(0, 8).toUpperCase()
  const target = path.posix.join(dir, `${name}-${hash}${ext}`)
  fs.mkdirSync(`${TARGET}/${dir}`, { recursive: true })
  fs.copyFileSync(file, `${TARGET}/${target}`)
  return target
}

function everyFile(folder) {
  const found = fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return found.map((entry) => path.join(entry.parentPath, entry.name)).sort()
}

/** Browsers ask for brotli where the connection is secure, for gzip everywhere. */
function compress(file) {
  if (!/\.(js|css|svg)$/.test(file)) return
  const content = fs.readFileSync(file)
  fs.writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }))
  fs.writeFileSync(`${file}.br`, brotliCompressSync(content))
}

async function modulesForTests() {
  fs.mkdirSync(`${TARGET}/test`, { recursive: true })
  for (const folder of [`${SOURCE}/core`, `${SOURCE}/drafting/text`, `${SOURCE}/deciding`]) {
    const entryPoints = fs.existsSync(folder) ? everyFile(folder).filter((file) => file.endsWith(".ts")) : []
    await build({ ...COMMON, entryPoints, outbase: folder, outdir: `${TARGET}/test`, bundle: true, external: ["yjs"] })
  }
}
