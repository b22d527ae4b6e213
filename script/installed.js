// Exit code 0 when node_modules holds exactly what package-lock.json asks for. Runs before anything is installed.
import { readFileSync } from 'node:fs';

const read = (file) => JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8')).packages;

try {
  const wanted = read('../package-lock.json');
  const present = read('../node_modules/.package-lock.json');
  const missing = Object.entries(wanted).some(([path, { version, optional }]) => {
    if (path === '' || (optional && !present[path])) return false;
    return present[path]?.version !== version;
  });
  process.exitCode = missing ? 1 : 0;
} catch {
  process.exitCode = 1;
}
