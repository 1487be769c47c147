import { render } from "preact";
import { App } from "./app.js";
import type { PageData } from "./data.js";
import "./style.css";
import "uplot/dist/uPlot.min.css";

const data = JSON.parse(document.getElementById("data")?.textContent ?? "null") as PageData;
const root = document.getElementById("app");
if (root) render(<App data={data} />, root);
