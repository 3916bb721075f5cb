// What commands say is tested in English, whatever the language of whoever runs the tests; a test of another says so.
if (/^zh/i.test(process.env['LC_ALL'] || process.env['LANG'] || '')) {
  delete process.env['LC_ALL']
  process.env['LANG'] = 'en_US.UTF-8'
}
