// Bytes as text: a binary attachment would be a second frame for each update.
const PART = 0x8000 // arguments that every browser can pass at once

export function encode(bytes: Uint8Array): string {
  let signs = ""
  for (let from = 0; from < bytes.length; from += PART) signs += String.fromCharCode(...bytes.subarray(from, from + PART))
  return btoa(signs)
}

export const decode = (text: string): Uint8Array => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))
