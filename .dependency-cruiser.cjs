/** The layers of the program (ARCHITECTURE.md). `npm run depcruise` fails when a file reaches where it must not. */
const outside = (...allowed) => ({ path: '^src/', pathNot: allowed });

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', comment: 'Two files that need each other are one thing', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'nothing-missing', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment: 'Rules know no database, framework, file or clock: the domain imports only itself',
      from: { path: '^src/domain/', pathNot: '\\.test\\.tsx?$' },
      to: { pathNot: '^src/domain/' },
    },
    {
      name: 'domain-tests-stay-in-the-domain',
      severity: 'error',
      from: { path: '^src/domain/.*\\.test\\.tsx?$' },
      to: outside('^src/domain/'),
    },
    { name: 'words-know-only-the-domain', severity: 'error', from: { path: '^src/i18n/' }, to: outside('^src/i18n/', '^src/domain/') },
    { name: 'ui-knows-only-domain-and-words', severity: 'error', from: { path: '^src/ui/' }, to: outside('^src/ui/', '^src/domain/', '^src/i18n/') },
    {
      name: 'platform-knows-no-feature',
      severity: 'error',
      comment: 'Except the lists of what the features offer',
      from: { path: '^src/platform/', pathNot: ['^src/platform/http/(routes|serve)\\.tsx?$', '\\.test\\.tsx?$'] },
      to: { path: '^src/(features|office|commands)/' },
    },
    {
      name: 'features-know-no-office-and-no-commands',
      severity: 'error',
      from: { path: '^src/features/' },
      to: { path: '^src/(office|commands)/|^src/main\\.ts$' },
    },
    {
      name: 'queries-are-private',
      severity: 'error',
      comment: 'One feature uses another by its use cases, not by reading its tables',
      from: { path: '^src/features/([^/]+)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^src/features/[^/]+/queries\\.ts$', pathNot: '^src/features/$1/' },
    },
    {
      name: 'office-speaks-only-http',
      severity: 'error',
      comment: 'The browser application takes types of the API, never its code',
      from: { path: '^src/office/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^src/', pathNot: ['^src/(office|ui|domain|i18n)/'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'tests-are-imported-by-nobody',
      severity: 'error',
      from: { pathNot: '\\.test\\.tsx?$' },
      to: { path: '\\.test\\.tsx?$' },
    },
    {
      name: 'shipped-code-needs-no-dev-package',
      severity: 'error',
      from: { path: '^src/', pathNot: ['\\.test\\.tsx?$', '^src/(office|ui/islands)/'] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
  },
};
