/** Style sheets are bundled by the build; importing one gives nothing. */
declare module '*.css';

/** The build tells of scripts that could not be loaded. */
interface WindowEventMap {
  'vite:preloadError': Event & { payload: Error };
}
