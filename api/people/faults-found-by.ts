import { Fault, type FaultField } from '../../domain/record/fault';

/** What a check finds wrong, field by field; nothing when it passes. @throws whatever is no fault of a field */
export async function faultsFoundBy(check: () => Promise<unknown>): Promise<FaultField[]> {
  try {
    await check();
    return [];
  } catch (error) {
    if (error instanceof Fault && error.detail.fields) return error.detail.fields;
    throw error;
  }
}
