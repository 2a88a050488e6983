import type { CatalogueWords } from './catalogue-words';
import type { Party, Role } from './party';

/** Who holds the ball, or acts. */
export const PARTY_ROLE_WORDS: { readonly [code in Party | Role]: CatalogueWords } = {
  bureau: { zh: '民政部门', en: 'bureau' },
  street: { zh: '街道', en: 'street' },
  organisation: { zh: '承接机构', en: 'organisation' },
  evaluator: { zh: '评价专家', en: 'evaluator' },
  partner: { zh: '合作单位', en: 'partner' },
  recipients: { zh: '服务对象', en: 'recipients' },
  bank: { zh: '银行', en: 'bank' },
  system: { zh: '系统', en: 'system' },
  'bureau-officer': { zh: '民政经办', en: 'bureau officer' },
  'bureau-approver': { zh: '民政审批', en: 'bureau approver' },
  'bureau-finance': { zh: '民政财务', en: 'bureau finance' },
  'street-officer': { zh: '街道经办', en: 'street officer' },
  'organisation-editor': { zh: '机构经办', en: 'organisation editor' },
  'organisation-certifier': { zh: '机构签发人', en: 'organisation certifier' },
  auditor: { zh: '审计', en: 'auditor' },
  administrator: { zh: '系统管理员', en: 'administrator' },
};
