// Looks at web pages with axe-core in Chromium, in the views that readers have; prints one line of JSON for each
// page and view: {page, view, checks, failures}. Usage: node pages.mjs CHROMIUM TOOLS FILE...
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [chromium, tools, ...files] = process.argv.slice(2);
const require = createRequire(pathToFileURL(`${tools}/`));
const { default: puppeteer } = await import(pathToFileURL(require.resolve("puppeteer-core")));
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

// A zoom of 200 % is half as many CSS pixels, each twice as large.
const VIEWS = [
  { name: "skærm", width: 1280, height: 900, scale: 1, scripts: true },
  { name: "telefon, 320 px", width: 320, height: 640, scale: 2, scripts: true },
  { name: "zoom 200 %", width: 640, height: 450, scale: 2, scripts: true },
  { name: "uden scripts", width: 1280, height: 900, scale: 1, scripts: false },
];

async function looked(browser, file, view) {
  const page = await browser.newPage();
  const failures = [];
  page.on("request", (request) => {
    if (!/^(file|data):/.test(request.url())) failures.push(`henter ${request.url()}`);
  });
  page.on("pageerror", (error) => failures.push(`script: ${error.message}`));
  await page.setJavaScriptEnabled(view.scripts);
  await page.setViewport({ width: view.width, height: view.height, deviceScaleFactor: view.scale });
  await page.goto(pathToFileURL(file).href, { waitUntil: "load" });
  await page.setJavaScriptEnabled(true); // axe is a script too; those of the page have had their chance
  await page.evaluate(axe);
  const result = await page.evaluate(async () => {
    const { violations, passes } = await globalThis.axe.run();
    const { scrollWidth, clientWidth } = document.documentElement;
    return {
      checks: passes.length + violations.length,
      overflow: scrollWidth - clientWidth,
      violations: violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.length}: ${nodes[0].target})`),
    };
  });
  failures.push(...result.violations);
  if (result.overflow > 0) failures.push(`siden er ${result.overflow} px for bred`);
  await page.close();
  return { page: file, view: view.name, checks: result.checks, failures };
}

const browser = await puppeteer.launch({ executablePath: chromium, args: ["--no-sandbox"], headless: true });
try {
  for (const file of files) {
    for (const view of VIEWS) console.log(JSON.stringify(await looked(browser, file, view)));
  }
} finally {
  await browser.close();
}
