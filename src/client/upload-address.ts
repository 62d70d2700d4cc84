import { addressOf } from './transport.ts';

const ID = /^[\w.~-]{1,200}$/;

export function uploadsAddress(endpoint: URL): URL {
  return addressOf(endpoint, '/uploads', {});
}

export function uploadAddress(endpoint: URL, id: string): URL {
  return addressOf(endpoint, '/uploads/{id}', { path: { id } });
}

/**
 * The id in the address of an upload, as the endpoint gave it (relative or absolute) or as it was kept.
 * `undefined` for any place but directly below the endpoint's own uploads: an answer must not send a
 * citizen's documents elsewhere.
 */
export function uploadIdOf(location: string, endpoint: URL): string | undefined {
  const uploads = uploadsAddress(endpoint);
  let address: URL;
  try {
    address = new URL(location, uploads);
  } catch {
    return undefined;
  }
  const folder = `${uploads.pathname}/`;
  if (address.origin !== uploads.origin || !address.pathname.startsWith(folder)) return undefined;
  const id = address.pathname.slice(folder.length);
  return ID.test(id) ? id : undefined;
}
