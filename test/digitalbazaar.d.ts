// The public verifier of credentials comes without types; these say as much of it as the tests use.
declare module '@digitalbazaar/data-integrity' {
  export const DataIntegrityProof: new (options: { cryptosuite: object }) => object;
}
declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: object;
}
declare module '@digitalbazaar/vc' {
  type Loaded = { contextUrl: string | null; documentUrl: string; document: unknown };
  export function defaultDocumentLoader(url: string): Promise<Loaded>;
  export function verifyCredential(options: {
    credential: unknown;
    suite: object;
    documentLoader: (url: string) => Promise<Loaded>;
    checkStatus: (options: { credential: never }) => Promise<{ verified: boolean }>;
    now: Date;
  }): Promise<{ verified: boolean; error?: { errors?: Error[] } }>;
}
