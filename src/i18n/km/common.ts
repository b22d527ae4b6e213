/** Words that are certain; a wrong translation is worse than none. What is not here is said in Vietnamese. */
export const common = {
  languageName: 'ភាសាខ្មែរ',
  languages: { label: 'ភាសា' },
  home: 'ទំព័រដើម',
};
