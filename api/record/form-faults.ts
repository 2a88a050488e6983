import type { FaultWords } from '../../domain/record/fault';

/** What can be wrong with a form of ours before anybody looks at what it says. */
export const FORM_FAULTS = {
  old: {
    en: 'This form is too old or came from another site: load the page again',
    zh: '表单已过期或来自其他网站，请重新打开页面再提交',
  },
  tooManyParts: { en: 'The form has too many parts', zh: '表单内容过多' },
  unreadable: { en: 'The form could not be read', zh: '表单无法读取，请重新提交' },
  notWhole: { en: 'The form was not sent whole', zh: '表单没有完整提交，请重新提交' },
  withoutRows: {
    en: 'The rows of the table are missing: choose the file again',
    zh: '表格内容没有带上，请重新选择文件',
  },
  nothingImported: { en: 'Nothing was imported', zh: '没有导入任何内容' },
} satisfies { [name: string]: FaultWords };
