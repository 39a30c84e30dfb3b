/** 'Ailsa' of 'Dr Ailsa Grant' */
export function firstName(name: string): string {
  const words = name.split(' ').filter((word) => !/^(dr|prof|mr|mrs|ms|miss)\.?$/i.test(word))
  return words[0] ?? name
}
