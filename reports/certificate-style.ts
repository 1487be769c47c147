/** The look of the printable certificate; its hash stands in the page's policy. */
export const certificateStyle = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #eef0f3; color: #1c2330;
  font: 14px/1.5 system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
main { max-width: 820px; margin: 24px auto; padding: 44px 52px; background: #fff; border: 1px solid #c9d0da; outline: 6px double #d5dae2; outline-offset: -16px; }
header { text-align: center; margin-bottom: 28px; }
header span, .counts span:last-child { display: block; }
header p, h1 { margin: 0 0 6px; }
.title { letter-spacing: 0.08em; text-transform: uppercase; color: #4b5563; font-size: 15px; }
h1 { font-size: 34px; line-height: 1.2; color: #6b7280; }
.conformant h1 { color: #156e39; }
.conformant-with-waivers h1 { color: #8f5400; }
.non-conformant h1 { color: #b3202c; }
.incomplete h1 { color: #8f5400; }
.target { font-size: 20px; font-weight: 600; }
.about { color: #4b5563; }
.emulator { display: inline-block; border: 4px solid #8f5400; color: #8f5400; font-size: 30px; font-weight: 800; padding: 6px 22px; margin-bottom: 18px; }
h2 { font-size: 15px; margin: 22px 0 6px; }
table { width: 100%; border-collapse: collapse; font-size: 13px; }
th { text-align: left; font-weight: 500; color: #4b5563; width: 32%; }
th, td { padding: 4px 10px 4px 0; border-bottom: 1px solid #e3e7ed; vertical-align: top; overflow-wrap: anywhere; }
.counts td { border: 0; }
.counts strong { font-size: 19px; }
footer { margin-top: 26px; color: #4b5563; font-size: 12px; text-align: center; }
footer p { margin: 2px 0; }
@page { size: A4; margin: 14mm; }
@media print { body { background: none; } main { margin: 0; max-width: none; } tr { break-inside: avoid; } }
`;
