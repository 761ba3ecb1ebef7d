/** What is done with the centre's seal. That it was used is told by `document-issued`. */
export interface SealFacts {
  /** The name that stands on it lies in the vault. */
  "seal-kept": { version: number; blobId: string; nameTextId: string; by: string };
  "seal-put-away": { version: number; reasonTextId: string; by: string };
}
