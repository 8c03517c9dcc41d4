// A pack beside a built-in one that differs from it in a header only: who obeys Retry-After should not wait 30 seconds
// in a test.
import { mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

// The folder of a pack with `Retry-After: seconds`. The file texts that it does not have come from the built-in pack.
export async function packWithRetryAfter(provider, seconds) {
  const source = join(process.env.STEELYARD_SOURCE_DIR, "fixtures", provider, "provider.yaml");
  const text = await readFile(source, "utf8");
  const changed = text.replaceAll(/Retry-After: "\d+"/g, `Retry-After: "${seconds}"`);
  if (changed === text) throw new Error(`${source} names no Retry-After`);
  const folder = join(await mkdtemp(join(tmpdir(), "steelyard-pack-")), provider);
  await mkdir(folder);
  await writeFile(join(folder, "provider.yaml"), changed);
  return folder;
}
