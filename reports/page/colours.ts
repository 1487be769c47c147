/** The colours of the page's theme, for what is drawn on a canvas. */
export interface Colours {
  text: string;
  grid: string;
  pass: string;
  fail: string;
  warn: string;
  info: string;
  waived: string;
  /** Ramp of the heat map: from few to many. */
  heat: [string, string];
}

/** Reads the colours in effect; `light-dark()` is resolved by the browser through a probe element. */
export function readColours(): Colours {
  const probe = document.createElement("span");
  document.body.append(probe);
  const of = (name: string) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const colours: Colours = {
    text: of("faint"),
    grid: of("line"),
    pass: of("pass"),
    fail: of("fail"),
    warn: of("warn"),
    info: of("info"),
    waived: of("waived"),
    heat: [of("heat-few"), of("heat-many")],
  };
  probe.remove();
  return colours;
}
