import { expect, test } from 'vitest'
import { howToPay, transferCode } from './how-to-pay.ts'

const leith = {
  name: 'Leith Balint Group',
  account: '12345678',
  sortCode: '089999',
  iban: null,
  bic: null,
  words: '',
}
const dublin = { ...leith, account: null, sortCode: null, iban: 'IE29AIBK93115212345678', bic: 'AIBKIE2D' }

test('an invoice says where to pay, and its reference as people copy it', () => {
  expect(howToPay(leith, 'RF18539007547034')).toEqual([
    ['Pay to', 'Leith Balint Group'],
    ['Sort code', '08-99-99'],
    ['Account number', '12345678'],
    ['Reference', 'RF18 5390 0754 7034'],
  ])
  expect(howToPay(dublin, 'RF18539007547034')).toContainEqual(['IBAN', 'IE29 AIBK 9311 5212 3456 78'])
})

test('for euro there is a code that banking apps read; for pounds there is none', () => {
  const wish = { minor: 12_050, currency: 'EUR', reference: 'RF18539007547034' } as const
  expect(transferCode(dublin, wish)).toBe(
    'BCD\n002\n1\nSCT\nAIBKIE2D\nLeith Balint Group\nIE29AIBK93115212345678\nEUR120.50\n\nRF18539007547034',
  )
  expect(transferCode(dublin, { ...wish, currency: 'GBP' })).toBeNull()
  expect(transferCode(leith, wish)).toBeNull()
  expect(transferCode(dublin, { ...wish, minor: 0 })).toBeNull()
})
