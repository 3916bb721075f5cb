import type { Language } from '../domain/names.ts'
import type { DetailField } from '../domain/policy/required-field.ts'
import { FIELDS } from './fields.ts'
import { wordIn, type Vocabulary } from './vocabulary.ts'

/** What is told of a complaint, where it stands alone, as in a request for it. */
export const DETAILS: Vocabulary<DetailField | 'complainant.name' | 'subject'> = {
  'complainant.name': { zh: '投诉人姓名', en: "Complainant's name" },
  'complainant.contact': { zh: '联系电话或邮箱', en: 'Telephone number or e-mail address' },
  'complainant.phone': { zh: '联系电话', en: 'Telephone number' },
  'complainant.email': { zh: '邮箱', en: 'E-mail address' },
  subject: FIELDS.subject,
  description: { zh: '投诉内容', en: 'What happened' },
  orderNumber: { zh: '订单号', en: 'Order number' },
  contractNumber: { zh: '合同号', en: 'Contract number' },
  storeId: FIELDS.storeId,
  customerId: { zh: '客户编号', en: 'Customer number' },
  'product.model': { zh: '产品型号', en: 'Product model' },
  'product.serial': FIELDS.serial,
  incidentAt: { zh: '事发时间', en: 'When it happened' },
  incidentPlace: { zh: '事发地点', en: 'Where it happened' },
  'representative.authority': { zh: '代理人的授权', en: "The representative's authority" },
}

export const detailName = (field: DetailField, language: Language): string => wordIn(DETAILS, field, language)
