/** Chinese first, English beside it. */
export interface Words {
  zh: string;
  en: string;
}
