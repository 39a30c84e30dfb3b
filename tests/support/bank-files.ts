/** One line of a made-up account, to be written as different banks write theirs. */
export interface BankFileLine {
  on: string
  /** Money in is positive. */
  minor: number
  name: string
  words: string
}

/** Layouts as the banks' own downloads have them; the people, numbers and accounts in them are made up. */
export const bankFiles: Readonly<
  Record<string, (lines: readonly BankFileLine[], currency?: string) => Uint8Array>
> = {
  'Barclays CSV': (lines) =>
    text([
      'Number,Date,Account,Amount,Subcategory,Memo',
      ...lines.map(
        ({ on, minor, name, words }) =>
          ` ,${slashed(on)},20-00-00 55779911,${sum(minor)},${minor > 0 ? 'Counter Credit' : 'Funds Transfer'},"${name.padEnd(18)}\t${words}"`,
      ),
    ]),
  'HSBC CSV, without titles': (lines) =>
    text(lines.map(({ on, minor, name, words }) => `${slashed(on)},${name} ${words},"${thousands(minor)}"`)),
  'Lloyds CSV': (lines) =>
    text([
      'Transaction Date,Transaction Type,Sort Code,Account Number,Transaction Description,Debit Amount,Credit Amount,Balance',
      ...lines.map(
        ({ on, minor, name, words }, nth) =>
          `${slashed(on)},FPI,'30-00-00,12345678,${name} ${words},${minor < 0 ? sum(-minor) : ''},${minor > 0 ? sum(minor) : ''},${sum(500_000 + nth)}`,
      ),
    ]),
  'NatWest CSV': (lines) =>
    text([
      'Date, Type, Description, Value, Balance, Account Name, Account Number',
      '',
      ...lines.map(
        ({ on, minor, name, words }, nth) =>
          `${named(on)},BAC,"'${name} , ${words} , FP 01/12/26 10",${sum(minor)},${sum(90_000 + nth)},"'GROUP","'600000-12345678",`,
      ),
    ]),
  'Nationwide CSV': (lines) =>
    latin1([
      '"Account Name:","FlexDirect ****12345"',
      '"Account Balance:","£4,321.00"',
      '"Available Balance: ","£4,321.00"',
      '',
      '"Date","Transaction type","Description","Paid out","Paid in","Balance"',
      ...lines.map(
        ({ on, minor, name, words }) =>
          `"${named(on)}","Bank credit ${name}","${name} ${words}","${minor < 0 ? `£${thousands(-minor)}` : ''}","${minor > 0 ? `£${thousands(minor)}` : ''}","£4,321.00"`,
      ),
    ]),
  'Monzo CSV': (lines) =>
    text([
      'Transaction ID,Date,Time,Type,Name,Emoji,Category,Amount,Currency,Local amount,Local currency,Notes and #tags,Address,Receipt,Description,Category split,Money Out,Money In',
      ...lines.map(
        ({ on, minor, name, words }) =>
          `tx_0000,${slashed(on)},09:41:00,Faster payment,${name},,Income,${sum(minor)},GBP,${sum(minor)},GBP,${words},,,${words},,${minor < 0 ? sum(minor) : ''},${minor > 0 ? sum(minor) : ''}`,
      ),
    ]),
  'Starling CSV': (lines) =>
    text([
      'Date,Counter Party,Reference,Type,Amount (GBP),Balance (GBP),Spending Category,Notes',
      ...lines.map(
        ({ on, minor, name, words }, nth) =>
          `${slashed(on)},${name},${words},FASTER PAYMENT,${sum(minor)},${sum(70_000 + nth)},INCOME,`,
      ),
    ]),
  'AIB CSV': (lines, currency = 'EUR') =>
    text([
      'Posted Account, Posted Transactions Date, Description1, Description2, Description3, Debit Amount, Credit Amount,Balance,Posted Currency,Transaction Type,Local Currency Amount,Local Currency',
      ...lines.map(
        ({ on, minor, name, words }) =>
          `"933333-12345678","${slashed(on)}","${name}","${words}","","${minor < 0 ? thousands(-minor) : ''}","${minor > 0 ? thousands(minor) : ''}","1,234.56","${currency}","Credit","${thousands(Math.abs(minor))}","${currency}"`,
      ),
    ]),
  'Bank of Ireland CSV': (lines) =>
    text([
      'Date,Details,Debit,Credit,Balance',
      ...lines.map(
        ({ on, minor, name, words }) =>
          `${slashed(on)},${name} ${words},${minor < 0 ? sum(-minor) : ''},${minor > 0 ? sum(minor) : ''},1000.00`,
      ),
    ]),
  'OFX 1 (SGML)': (lines, currency = 'GBP') =>
    text([
      'OFXHEADER:100',
      'DATA:OFXSGML',
      'VERSION:102',
      'SECURITY:NONE',
      'ENCODING:USASCII',
      'CHARSET:1252',
      'COMPRESSION:NONE',
      'OLDFILEUID:NONE',
      'NEWFILEUID:NONE',
      '',
      '<OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS><DTSERVER>20261214<LANGUAGE>ENG</SONRS></SIGNONMSGSRSV1>',
      `<BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STMTRS><CURDEF>${currency}<BANKACCTFROM><BANKID>200000<ACCTID>55779911<ACCTTYPE>CHECKING</BANKACCTFROM>`,
      '<BANKTRANLIST><DTSTART>20261201<DTEND>20261231',
      ...lines.map(
        ({ on, minor, name, words }, nth) =>
          `<STMTTRN>\n<TRNTYPE>CREDIT\n<DTPOSTED>${packed(on)}120000[0:GMT]\n<TRNAMT>${sum(minor)}\n<FITID>${packed(on)}${nth}\n<NAME>${escaped(name)}\n<MEMO>${escaped(words)}\n</STMTTRN>`,
      ),
      '</BANKTRANLIST><LEDGERBAL><BALAMT>1.00<DTASOF>20261231</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>',
    ]),
  'OFX 2 (XML)': (lines, currency = 'GBP') =>
    text([
      '<?xml version="1.0" encoding="UTF-8" standalone="no"?>',
      '<?OFX OFXHEADER="200" VERSION="211" SECURITY="NONE" OLDFILEUID="NONE" NEWFILEUID="NONE"?>',
      `<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>${currency}</CURDEF><BANKTRANLIST>`,
      ...lines.map(
        ({ on, minor, name, words }, nth) =>
          `<STMTTRN><TRNTYPE>CREDIT</TRNTYPE><DTPOSTED>${packed(on)}</DTPOSTED><TRNAMT>${sum(minor)}</TRNAMT><FITID>${nth}</FITID><NAME>${escaped(name)}</NAME><MEMO>${escaped(words)}</MEMO></STMTTRN>`,
      ),
      '</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>',
    ]),
  'CAMT.053': (lines, currency = 'EUR') =>
    text([
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><GrpHdr><MsgId>1</MsgId></GrpHdr><Stmt><Id>1</Id>',
      `<Acct><Id><IBAN>IE00AIBK93333312345678</IBAN></Id><Ccy>${currency}</Ccy></Acct>`,
      ...lines.map(
        ({ on, minor, name, words }) =>
          `<Ntry><Amt Ccy="${currency}">${sum(Math.abs(minor))}</Amt><CdtDbtInd>${minor > 0 ? 'CRDT' : 'DBIT'}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>${on}</Dt></BookgDt><NtryDtls><TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs><RltdPties><${minor > 0 ? 'Dbtr' : 'Cdtr'}><Pty><Nm>${escaped(name)}</Nm></Pty></${minor > 0 ? 'Dbtr' : 'Cdtr'}><DbtrAcct><Id><IBAN>IE00BOFI90001712345678</IBAN></Id></DbtrAcct></RltdPties><RmtInf><Ustrd>${escaped(words)}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`,
      ),
      '</Stmt></BkToCstmrStmt></Document>',
    ]),
  MT940: (lines, currency = 'EUR') =>
    text([
      ':20:STARTUMSE',
      ':25:93333312345678',
      ':28C:00001/001',
      `:60F:C261130${currency}1000,00`,
      ...lines.map(
        ({ on, minor, name, words }) =>
          `:61:${packed(on).slice(2)}${packed(on).slice(4)}${minor > 0 ? 'C' : 'D'}${sum(Math.abs(minor)).replace('.', ',')}NTRFNONREF//B1\n:86:166?00CREDIT?20${words.slice(0, 27)}?21${words.slice(27)}?32${name}`,
      ),
      `:62F:C261231${currency}1000,00`,
      '-',
    ]),
}

const text = (rows: readonly string[]) => new TextEncoder().encode(`${rows.join('\r\n')}\r\n`)
const latin1 = (rows: readonly string[]) => Uint8Array.from(Buffer.from(`${rows.join('\r\n')}\r\n`, 'latin1'))

const sum = (minor: number) => (minor / 100).toFixed(2)
const thousands = (minor: number) => sum(minor).replace(/\B(?=(\d{3})+\.)/g, ',')
const parts = (on: string) => on.split('-') as [string, string, string]
const slashed = (on: string) => parts(on).toReversed().join('/')
const packed = (on: string) => on.replaceAll('-', '')
const named = (on: string) => {
  const [year, month, day] = parts(on)
  return `${day} ${['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][Number(month) - 1]} ${year}`
}
const escaped = (words: string) => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
