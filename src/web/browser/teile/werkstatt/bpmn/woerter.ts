import woerter from './woerter.json' with { type: 'json' };

/** German for the words of the modeler, as far as people come upon them: plain ones rather than those of the notation. */
export const WOERTER: Readonly<Record<string, string>> = woerter;

/** The simulation has its texts written into it: whole ones, and the ends of those that begin with a name. */
export const SIMULATION: { texte: Record<string, string>; enden: Record<string, string> } = {
  texte: {
    'Simulation Log': 'Was geschehen ist',
    'No Entries': 'Noch nichts',
    'Toggle Simulation Log': 'Zeigen, was geschehen ist',
    'Reset Simulation': 'Von vorn',
    'Play/Pause Simulation': 'Weiter oder anhalten',
    'Play Simulation': 'Weiter',
    'Pause Simulation': 'Angehalten',
    'Set animation speed = Slow': 'Langsam',
    'Set animation speed = Normal': 'Normal schnell',
    'Set animation speed = Fast': 'Schnell',
    'Set Sequence Flow': 'Weg wählen',
    'Trigger Event': 'Auslösen',
    'Add pause point': 'Hier anhalten',
    'Remove pause point': 'Hier nicht mehr anhalten',
    'Found unsupported elements': 'Es gibt Stellen, die sich nicht durchspielen lassen',
    'Not supported': 'Nicht durchspielbar',
    'User Task': 'Aufgabe für Menschen',
    'Service Task': 'Automatischer Schritt',
    'Call Activity': 'Anderer Ablauf',
    'Business Rule Task': 'Entscheidung nach Tabelle',
    'Receive Task': 'Auf Nachricht warten',
    'Send Task': 'Nachricht senden',
    'Script Task': 'Berechnung',
    'Exclusive Gateway': 'Verzweigung',
    'Parallel Gateway': 'Verzweigung: alle Wege',
    'Inclusive Gateway': 'Verzweigung: zutreffende Wege',
    'Start Event': 'Beginn',
    'End Event': 'Ende',
    'Intermediate Event': 'Ereignis',
    'Boundary Event': 'Ereignis am Rand',
    SubProcess: 'Teilablauf',
    Process: 'Ablauf',
    Task: 'Schritt',
    Finished: 'Fertig',
    Close: 'Schließen',
  },
  enden: { ' started': ' begonnen', ' finished': ' beendet', ' canceled': ' abgebrochen' },
};
