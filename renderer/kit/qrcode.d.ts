/** The part of the library that a page uses; its own types bring Node's with them, which no page may see. */
interface QrCode {
  modules: {
    /** Modules along one side. */
    size: number;
    /** 1 = dark, at row and column. */
    get(row: number, column: number): number;
  };
}

export function create(text: string, options: { errorCorrectionLevel: "L" | "M" | "Q" | "H" }): QrCode;
