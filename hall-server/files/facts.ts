export interface FileFacts {
  /** Files that these referred to are given up; those that nothing else refers to are gone from the disk. */
  "files-purged": {
    applicationIds: string[];
    /** With their person only. */
    errandIds?: string[];
    because: "retention" | "person-erased";
    /** How many files nothing refers to any more. */
    files: number;
    /** A principal's id; `hall` for what it does by itself. */
    by: string;
  };
}
