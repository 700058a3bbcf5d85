import { readdirSync, writeFileSync } from 'node:fs';
import { launchBrowser } from './test/browser/browser.ts';
const [pattern = '', out = '/tmp/sheet', per = '10', w = '300', cols = '5'] = process.argv.slice(2);
const dir = process.cwd() + '/dist/screenshots/';
const names = readdirSync(dir).filter((n) => new RegExp(pattern).test(n) && n.endsWith('.png'));
const b = await launchBrowser();
for (let i = 0, k = 0; i < names.length; i += Number(per), k += 1) {
  const p = await b.newPage({ viewport: { width: Number(cols) * (Number(w) + 12), height: 600 } });
  writeFileSync(
    dir + 'zz.html',
    names
      .slice(i, i + Number(per))
      .map(
        (n) =>
          `<figure style="display:inline-block;margin:4px;vertical-align:top;width:${w}px"><figcaption style="font:12px sans-serif">${n}</figcaption><img src="${n}" style="width:${w}px"></figure>`,
      )
      .join(''),
  );
  await p.goto('file://' + dir + 'zz.html');
  await p.screenshot({ path: `${out}-${k}.png`, fullPage: true });
}
await b.close();
console.log(names.length);
