/** What a code is called, in Chinese and in English. */
export interface CatalogueWords {
  zh: string;
  en: string;
}
