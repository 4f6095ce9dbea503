/** How much somebody may ask of a stand at once. Beside the schemas, so that a page carries no library of schemas for two numbers. */
export const MOST_QUESTION = 2000;
/** As the asker calls themselves. */
export const MOST_NAME = 120;
