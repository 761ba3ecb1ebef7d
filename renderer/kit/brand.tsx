interface BrandProps {
  name: string;
  /** 演示: said on every page of a demonstration. */
  demonstration?: string | undefined;
}

/** The 一 of 一窗 in its window, and whose hall this is. */
export function Brand({ name, demonstration }: BrandProps) {
  return (
    <div className="brand">
      <svg className="brand__mark" viewBox="0 0 42 42" aria-hidden="true" focusable="false">
        <rect width="42" height="42" fill="#00573f" />
        <rect x="8" y="26" width="34" height="6" fill="#fff" />
      </svg>
      <span>{name}</span>
      {demonstration ? <span className="brand__demo">{demonstration}</span> : null}
    </div>
  );
}
