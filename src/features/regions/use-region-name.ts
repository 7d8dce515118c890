import { useI18n } from 'vue-i18n'

/** A county that the app has no name for is called by its code. */
export function useRegionName(): (region: string) => string {
  const words = useI18n()
  return (region) => {
    const key = `regions.names.r${region}`
    return words.te(key) ? words.t(key) : words.t('regions.unnamed', { code: region })
  }
}
