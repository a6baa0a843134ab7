import type { SharedTexts } from './shared-texts'
import { stylesXml } from './styles-xml'
import { declaration, mainNamespace } from './xml-head'

/** A sheet as it came out: how far it reaches, and whether its header filters. */
export interface WrittenSheet {
  name: string
  range: string
  hasFilter: boolean
}

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

export function sheetPath(index: number): string {
  return `xl/worksheets/sheet${index + 1}.xml`
}

/** Everything in an .xlsx beside the sheets. Names of sheets are ours and need no escaping. */
export function workbookParts(sheets: WrittenSheet[], shared: SharedTexts): { path: string; xml: string }[] {
  return [
    { path: 'xl/sharedStrings.xml', xml: shared.xml() },
    { path: 'xl/styles.xml', xml: stylesXml },
    { path: 'xl/workbook.xml', xml: workbookXml(sheets) },
    { path: 'xl/_rels/workbook.xml.rels', xml: workbookLinks(sheets) },
    { path: '_rels/.rels', xml: packageLinks },
    { path: '[Content_Types].xml', xml: contentTypes(sheets) },
  ]
}

function workbookXml(sheets: WrittenSheet[]): string {
  const listed = sheets.map(
    ({ name }, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  )
  const filters = sheets.flatMap(({ name, range, hasFilter }, index) =>
    hasFilter
      ? `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">'${name}'!${absolute(range)}</definedName>`
      : [],
  )
  const names = filters.length > 0 ? `<definedNames>${filters.join('')}</definedNames>` : ''
  return `${declaration}<workbook xmlns="${mainNamespace}" xmlns:r="${office}"><bookViews><workbookView/></bookViews><sheets>${listed.join('')}</sheets>${names}</workbook>`
}

/** `A1:P12` as `$A$1:$P$12`. */
function absolute(range: string): string {
  return range.replace(/([A-Z]+)(\d+)/g, (_, letters: string, number: string) => `$${letters}$${number}`)
}

function workbookLinks(sheets: WrittenSheet[]): string {
  const links = sheets.map(
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${office}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  )
  links.push(`<Relationship Id="rId${sheets.length + 1}" Type="${office}/styles" Target="styles.xml"/>`)
  links.push(
    `<Relationship Id="rId${sheets.length + 2}" Type="${office}/sharedStrings" Target="sharedStrings.xml"/>`,
  )
  return `${declaration}<Relationships xmlns="${packages}/relationships">${links.join('')}</Relationships>`
}

const packageLinks = `${declaration}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`

function contentTypes(sheets: WrittenSheet[]): string {
  const parts = sheets.map(
    (_, index) => `<Override PartName="/${sheetPath(index)}" ContentType="${spreadsheet}.worksheet+xml"/>`,
  )
  return `${declaration}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${spreadsheet}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${spreadsheet}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${spreadsheet}.sharedStrings+xml"/>${parts.join('')}</Types>`
}
