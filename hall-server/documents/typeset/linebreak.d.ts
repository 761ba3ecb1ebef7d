/** The package has no types of its own. */
declare module "linebreak" {
  export default class LineBreaker {
    constructor(text: string);
    /** Positions in UTF-16 units; null after the last. */
    nextBreak(): { position: number; required: boolean } | null;
  }
}
