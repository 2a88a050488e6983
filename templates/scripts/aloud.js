// Reads a page of the survey aloud where the browser can; the page needs none of this.
const aloud = document.getElementById('aloud');
if (aloud && window.speechSynthesis && window.SpeechSynthesisUtterance) {
  const voice = window.speechSynthesis;
  aloud.hidden = false;
  aloud.addEventListener('click', () => {
    if (voice.speaking) {
      voice.cancel();
      return;
    }
    const copy = document.getElementById('main').cloneNode(true);
    for (const one of copy.querySelectorAll('[lang="en"], button, nav, svg')) one.remove();
    const said = new SpeechSynthesisUtterance(copy.textContent.trim().replace(/\s*\n\s*/g, '，'));
    said.lang = 'zh-CN';
    said.rate = 0.9;
    voice.speak(said);
  });
  window.addEventListener('pagehide', () => voice.cancel());
}
