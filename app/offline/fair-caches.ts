// What the public pages of fairs and their worker both know of what is kept on a device.

export const FAIR_PAGES_CACHE = "tinhhoa-fair-pages";
/** Scripts, styles and fonts. */
export const FAIR_ASSETS_CACHE = "tinhhoa-fair-assets";
export const FAIR_WORKER_URL = "/fair-worker.js";
export const FAIR_SCOPE = "/fairs/";
/** When a page was kept, in milliseconds. */
export const KEPT_AT_HEADER = "x-kept-at";
/** In which language it was kept. */
export const KEPT_LANGUAGE_HEADER = "x-kept-language";
