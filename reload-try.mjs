import { chromium } from "@playwright/test";
import { chromiumPath, CHROMIUM_ARGS } from "./e2e/chromium.ts";
const b=await chromium.launch({executablePath:chromiumPath(),args:CHROMIUM_ARGS});
const c=await b.newContext({viewport:{width:1024,height:640}});
await c.addInitScript(()=>{ if(!localStorage.getItem("bosworth.settings")) localStorage.setItem("bosworth.settings",JSON.stringify({nickname:"king",quality:"lowest",situation:true}));});
const p=await c.newPage(); p.on('console',m=>m.type()==='error'&&console.log('ERR',m.text()));
await p.goto(process.argv[2]); await p.getByRole("button",{name:"Play now"}).click();
await p.getByRole("region",{name:"Situation"}).getByRole("row",{name:/\(you\)/}).waitFor({timeout:120000});
console.log("in battle", p.url()); await p.screenshot({path:'/tmp/re/1.png'});
await p.reload(); 
for (const s of [1,3,6,12,25,40]) { await p.waitForTimeout(s===1?1000:s*300); await p.screenshot({path:`/tmp/re/r${s}.png`}); console.log(s,p.url(), (await p.locator('body').innerText()).replace(/\n+/g,' | ').slice(0,400)); }
await b.close();
