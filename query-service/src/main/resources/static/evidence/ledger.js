/** What an auditor's tool does, in the browser: RFC 9162's proofs, C2SP's signed notes and checkpoints, with Web Crypto. */

const { subtle } = globalThis.crypto ?? {};

/** Web Crypto is there only where nobody on the way can change the page: over https, and on this machine. */
export const canVerify = Boolean(subtle);

/** The bytes of base64, which must be written as it is meant. */
export function bytesOf(base64) {
  const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  if (base64Of(bytes) !== base64) throw new Error('not base64');
  return bytes;
}

const base64Of = (bytes) => btoa(String.fromCharCode(...bytes));

const sha256 = async (...parts) => new Uint8Array(await subtle.digest('SHA-256', await new Blob(parts).arrayBuffer()));

/** The leaf hash of a record's bytes. */
export const leafOf = (record) => sha256(Uint8Array.of(0), record);

const over = (left, right) => sha256(Uint8Array.of(1), left, right);

const same = (one, other) => one.length === other.length && one.every((byte, i) => byte === other[i]);

/** A signed checkpoint: `{origin, size, root, text, signatures}`; an error if the note is none. */
export function checkpointOf(note) {
  const blank = note.lastIndexOf('\n\n');
  const text = note.slice(0, blank + 1);
  const [origin, size, root] = text.split('\n');
  if (blank < 0 || !origin || !/^(0|[1-9]\d{0,15})$/.test(size) || bytesOf(root).length !== 32) throw new Error('not a checkpoint');
  const signatures = note.slice(blank + 2).split('\n').filter(Boolean).map((line) => {
    const [, name, signature] = /^— (\S+) (\S+)$/.exec(line) ?? [];
    return { name, bytes: bytesOf(signature) };
  });
  return { origin, size: Number(size), root, text, signatures };
}

/** Whether the log's key (C2SP verifier key, Ed25519) signed the checkpoint. */
export async function isSigned({ origin, text, signatures }, verifierKey) {
  const [, name, id, typed] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(verifierKey.trim()) ?? [];
  const key = bytesOf(typed);
  const digest = await sha256(new TextEncoder().encode(`${name}\n`), key);
  if (name !== origin || key[0] !== 1 || key.length !== 33 || hex(digest.slice(0, 4)) !== id) return false;
  const [signature] = signatures.filter((one) => one.name === name && hex(one.bytes.slice(0, 4)) === id);
  if (!signature) return false;
  const imported = await subtle.importKey('raw', key.slice(1), { name: 'Ed25519' }, false, ['verify']);
  return subtle.verify({ name: 'Ed25519' }, imported, signature.bytes.slice(4), new TextEncoder().encode(text));
}

const hex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** Whether a leaf stands at its place (from 0) in the tree of this size and root (RFC 9162 §2.1.3.2). */
export async function isIncluded(leaf, leafIndex, size, root, proof) {
  if (!(leafIndex >= 0 && leafIndex < size)) return false;
  let [fn, sn, r] = [leafIndex, size - 1, leaf];
  for (const p of proof) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      r = await over(p, r);
      while (fn % 2 === 0 && fn > 0) [fn, sn] = [half(fn), half(sn)];
    } else {
      r = await over(r, p);
    }
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && same(r, bytesOf(root));
}

/** Whether the tree of the later root only added to that of the earlier one (RFC 9162 §2.1.4.2). */
export async function hasGrown(from, earlier, to, later, proof) {
  if (from > to) return false;
  if (from === to) return proof.length === 0 && earlier === later;
  if (from === 0) return proof.length === 0;
  const path = isPowerOfTwo(from) ? [bytesOf(earlier), ...proof] : proof;
  if (!path.length) return false;
  let [fn, sn, fr, sr] = [from - 1, to - 1, path[0], path[0]];
  while (fn % 2 === 1) [fn, sn] = [half(fn), half(sn)];
  for (const c of path.slice(1)) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      [fr, sr] = [await over(c, fr), await over(c, sr)];
      while (fn % 2 === 0 && fn > 0) [fn, sn] = [half(fn), half(sn)];
    } else {
      sr = await over(sr, c);
    }
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && same(fr, bytesOf(earlier)) && same(sr, bytesOf(later));
}

// Positions are beyond what the bit operators of JavaScript can hold.
const half = (n) => Math.floor(n / 2);

const isPowerOfTwo = (n) => Number.isInteger(Math.log2(n));
