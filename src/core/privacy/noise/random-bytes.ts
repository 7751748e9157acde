/** So many bytes of a cryptographic random source, each independent and uniform. */
export type RandomBytes = (length: number) => Uint8Array;
