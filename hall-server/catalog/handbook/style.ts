/** An item fills a sheet of A4; a longer one goes on with its tables unbroken. */
export const handbookStyle = `
@page { size: A4; margin: 14mm 16mm; }
body { margin: 24px auto; max-width: 190mm; color: #17211d; font: 400 15px/1.55 "Noto Sans SC", "Source Han Sans SC", "Microsoft YaHei", sans-serif; }
nav ol { columns: 2; }
nav a { color: inherit; }
article { break-before: page; }
article:first-child { break-before: auto; }
header { border-bottom: 2px solid; margin-bottom: 12px; }
header p { margin: 0; }
h2 { margin: 2px 0; font-size: 24px; }
h3 { margin: 14px 0 4px; font-size: 16px; }
.small { color: #56615c; font-size: 13px; }
.say { padding: 8px 12px; border-left: 4px solid #0a6b4f; background: #eef5f1; font-size: 17px; }
dl { display: grid; grid-template-columns: 1fr 1fr; gap: 4px 24px; margin: 0; }
dl div { display: grid; grid-template-columns: 72px 1fr; }
dt { color: #56615c; }
dd { margin: 0; }
ul { margin: 0; padding-left: 20px; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 3px 6px; border: 1px solid #b9c3be; text-align: left; vertical-align: top; }
th { background: #eef1ef; }
tr, section > ul > li { break-inside: avoid; }
.questions { display: block; }
.questions dt { margin-top: 4px; color: inherit; font-weight: 700; }
`;
