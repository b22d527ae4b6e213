import { writeFileSync } from 'node:fs';
import { settingsDocument } from '../src/platform/config/describe.ts';
import { packagePath } from '../src/platform/packageRoot.ts';

// Writes docs/settings.md; a test compares the two.
writeFileSync(packagePath('docs', 'settings.md'), settingsDocument());
