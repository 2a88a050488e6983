/** Names of the laws and rules that a rulebook is held against, as faults cite them (domain-rules.md, sections 1 and 2). */
export const LAW = {
  /** 政府购买服务管理办法 */
  order102: (article: number) => `Order 102 of the Ministry of Finance 政府购买服务管理办法, Art. ${article}`,
  /** 政府采购法 */
  procurement: (article: number) => `Government Procurement Law 政府采购法, Art. ${article}`,
  /** 政府采购法实施条例 */
  regulations: (article: number) =>
    `Implementing Regulations of the Government Procurement Law 政府采购法实施条例, Art. ${article}`,
  /** 政府采购货物和服务招标投标管理办法 */
  order87: (article: number) =>
    `Order 87 of the Ministry of Finance 政府采购货物和服务招标投标管理办法, Art. ${article}`,
  /** 政府采购非招标采购方式管理办法 */
  order74: (article: number) =>
    `Order 74 of the Ministry of Finance 政府采购非招标采购方式管理办法, Art. ${article}`,
  /** 政府采购竞争性磋商采购方式管理暂行办法 */
  consultation: (article: number) => `Caiku 〔2014〕214 竞争性磋商采购方式管理暂行办法, Art. ${article}`,
  /** 关于竞争性磋商采购方式有关问题的补充通知: services may go on with two. */
  twoForServices: 'Caiku 〔2015〕124 竞争性磋商采购方式管理暂行办法有关问题的补充通知',
} as const;
