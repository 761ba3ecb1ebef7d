/** `whole` and `small` are of a kept file, by its blob id; `document` is the PDF of an issued document, by the document's id. */
export const fileForms = ["whole", "small", "document"] as const;
export type FileForm = (typeof fileForms)[number];

/** Where the hall gives it; null for what is no id of that form, which is not asked for. */
export function fileAddress(id: string, form: FileForm): string | null {
  switch (form) {
    case "whole":
    case "small":
      if (!/^[0-9a-f]{64}$/.test(id)) return null;
      return `/api/blobs/${id}${form === "small" ? "/thumbnail" : ""}`;
    case "document":
      return /^d[0-9a-z]{16}$/.test(id) ? `/api/documents/${id}` : null;
    default:
      return form satisfies never;
  }
}
