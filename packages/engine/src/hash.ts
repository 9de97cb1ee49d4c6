import type { Model } from './model.js';

/**
 * A short, stable fingerprint of a model, the same for the same content wherever it stands in its file: sixteen hexadecimal digits, by two rounds
 * of FNV-1a over its JSON without places. It tells versions apart; it is no protection against forgery.
 */
export function modelHash(model: Model): string {
  const text = JSON.stringify(model, (key, value: unknown) => (key === 'place' || key === 'nowPlace' ? undefined : value));
  return fnv(text, 0x811c9dc5) + fnv(text, 0x01000193);
}

function fnv(text: string, seed: number): string {
  let hash = seed;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    hash = Math.imul(hash ^ (unit & 0xff), 0x01000193);
    hash = Math.imul(hash ^ (unit >>> 8), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
