/** The key of bytes with this SHA-256 in hex: the hash and an extension, "9f86…0a08.webp". */
export const contentKey = (sha256: string, extension: string) => `${sha256}.${extension}`;
