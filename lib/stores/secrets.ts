import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { Failure } from '../model/failure.ts';
import type { Secrets } from '../model/ports.ts';

const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** First part of a sealed text, so that another scheme can follow one day. */
const SCHEME = 'v1.';

/**
 * Secrets under the stack key (32 bytes). HMAC and encryption get keys of their own, derived with HKDF-SHA-256.
 * Sealed text: `v1.` + base64url(iv 12, tag 16, ciphertext) by AES-256-GCM, bound to a place such as
 * `<integrationId>.<field>`: moved elsewhere it does not open.
 */
export function createSecrets(stackKey: Uint8Array): Secrets {
  if (stackKey.byteLength !== KEY_BYTES) {
    throw new Failure('unavailable', `The stack key has ${stackKey.byteLength} bytes instead of ${KEY_BYTES}`, {
      fix: 'Restore the key this stack was created with.',
    });
  }
  const macKey = derive(stackKey, 'tributary mac');
  const sealKey = derive(stackKey, 'tributary seal');
  return {
    mac: (value) => createHmac('sha256', macKey).update(value, 'utf8').digest('base64url'),
    seal(value, boundTo) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', sealKey, iv).setAAD(Buffer.from(boundTo, 'utf8'));
      const sealed = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()]);
      return SCHEME + Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
    },
    open: (sealed, boundTo) => open(sealKey, sealed, boundTo),
  };
}

/** Compares two MACs in a time that tells nothing about where they differ. */
export function sameMac(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one, 'utf8'), Buffer.from(other, 'utf8')];
  return a.byteLength === b.byteLength && timingSafeEqual(a, b);
}

function derive(stackKey: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', stackKey, new Uint8Array(0), purpose, KEY_BYTES));
}

function open(key: Buffer, sealed: string, boundTo: string): string {
  try {
    if (!sealed.startsWith(SCHEME)) throw new RangeError('unknown scheme');
    const bytes = Buffer.from(sealed.slice(SCHEME.length), 'base64url');
    const tag = bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(boundTo, 'utf8'))
      .setAuthTag(tag);
    return decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  } catch (cause) {
    throw new Failure('unavailable', `The secret '${boundTo}' does not open`, {
      field: boundTo,
      fix: 'Give the secret again, or restore the key this stack was created with.',
      cause,
    });
  }
}
