/** Address of resumable uploads; an upload's own address is this and its id, which becomes the id of the file. */
export const UPLOAD_PATH = '/tep/tai-len';

const UPLOADED =
  /^(?:https?:\/\/[^/\s]+)?\/tep\/tai-len\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

/** The ids of files out of the addresses of their uploads, one a line. */
export function uploadedFileIds(addresses: string): string[] {
  return addresses.split(/\s+/).flatMap((address) => UPLOADED.exec(address)?.[1] ?? []);
}
