/** The public feed and its permalinks: pages of the server's own words, and what they gain where there is script. */
import "./document.ts";
