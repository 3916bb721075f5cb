import type { z } from 'zod'
import type { Complaint } from '../../domain/complaint.ts'
import { checkReceipt as checked, type FileShape, type Verdict } from '../../portal/receipt/check.ts'
import { receiptKeyOf } from '../../portal/receipt/keys.ts'
import { receiptOf, signed, type Receipt, type ReceiptFile } from '../../portal/receipt/receipt.ts'
import { firstLinkOf, keepKey, placeOf, published } from '../../register/proof/receipts.ts'
import { findComplaint } from '../complaints/find.ts'
import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { fromRegister } from '../from-register.ts'
import { lookUp } from '../portal/handlers.ts'
import { Problem } from '../problems/problem.ts'
import type { Call, Reply } from '../route.ts'

/** What a receipt says as the complaint stands now, and signed; of one that the register does not have there is none yet. */
export async function issued(deps: Deps, complaint: Complaint): Promise<{ says: Receipt; token: string }> {
  const [lookupKey] = deps.lookUp.keys
  const key = receiptKeyOf(lookupKey!)
  return fromRegister(deps, async ({ pool }) => {
    const link = await firstLinkOf(pool, complaint.id)
    if (link === undefined) throw new Problem('notFound', { detail: 'There is no receipt of it yet.' })
    await keepKey(pool, { id: key.id, publicKey: key.publicKey })
    const says = receiptOf(complaint, { link, at: deps.now() })
    return { says, token: await signed(says, key) }
  })
}

/** The same as it is kept, with its place where its day has ended. */
export async function receiptFor(deps: Deps, complaint: Complaint): Promise<ReceiptFile> {
  const { says, token } = await issued(deps, complaint)
  const place = await fromRegister(deps, ({ pool }) => placeOf(pool, says.link))
  return { receipt: token, ...(place && { place }) }
}

async function customerReceipt(deps: Deps, { body }: Call<Contract['customerReceipt']>): Promise<Reply> {
  const { record, own = record.complaint } = await lookUp(deps, body)
  return { body: await receiptFor(deps, own) }
}

async function getReceipt(deps: Deps, { params }: Call<Contract['getReceipt']>): Promise<Reply> {
  const { complaint } = await findComplaint(deps, params.id)
  return { body: await receiptFor(deps, complaint) }
}

const listReceiptRoots = async (deps: Deps): Promise<Reply> => ({
  body: await fromRegister(deps, ({ pool }) => published(pool)),
})

/** As whoever has what is published would; where its place is not told it is looked for here. */
export const verdictOn = (deps: Deps, file: z.output<typeof FileShape>): Promise<Verdict> =>
  fromRegister(deps, async ({ pool }) => {
    const known = await published(pool)
    const verdict = await checked(file, known)
    if (verdict.is !== 'signed') return verdict
    const place = await placeOf(pool, verdict.receipt.link)
    return place ? checked({ ...file, place }, known) : verdict
  })

const checkReceipt = async (deps: Deps, { body }: Call<Contract['checkReceipt']>): Promise<Reply> => ({
  body: await verdictOn(deps, body),
})

export const receiptHandlers = { customerReceipt, getReceipt, listReceiptRoots, checkReceipt }
