/// <reference types="vite/client" />

/** Where the built pages have what pdf.js reads by itself; see `vite.config.ts`. */
declare const __PDF_PARTS__: string;
